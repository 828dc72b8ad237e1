demo-badge = डेमो
