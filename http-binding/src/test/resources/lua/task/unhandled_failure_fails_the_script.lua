local http = require("http")
http.request("http://127.0.0.1:1/"):execute_task(function(response) print("never") end)
print("last statement")
-- expect: last statement
-- expect error: unhandled_failure_fails_the_script.lua:2: connection to 127.0.0.1:1 refused
