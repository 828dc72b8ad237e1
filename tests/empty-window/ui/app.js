// As in the counter: the moment at which the field takes keys.
document.getElementById("field").focus();
performance.mark("takes-keys");
