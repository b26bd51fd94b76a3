local http = require("http")
http.request(BASE .. "/echo"):execute_task(function(response) print("callback", response:status_code()) end)
print("last statement")
-- expect: last statement
-- expect: callback	200
