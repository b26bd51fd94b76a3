local http = require("http")
local task = http.request("http://127.0.0.1:1/"):execute_task(function() end)
local ok, err = pcall(task.await, task)
print(ok, err.kind)
-- expect: false	connect
