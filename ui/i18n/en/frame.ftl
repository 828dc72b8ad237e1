demo-badge = Demo
