local http = require("http")
local first = http.request(BASE .. "/echo"):execute_task()
local second = http.request("http://127.0.0.1:1/"):execute_task(nil)
print(first:await():status_code(), select(2, pcall(second.await, second)).kind)
http.request("http://127.0.0.1:1/"):execute_task()
-- expect: 200	connect
-- expect error: a_task_needs_no_callback.lua:5: connection to 127.0.0.1:1 refused
