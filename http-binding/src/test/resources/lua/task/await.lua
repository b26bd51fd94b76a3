local http = require("http")
local task = http.request(BASE .. "/echo"):execute_task(function() end)
print(task:done(), task:await():status_code(), task:done(), task)
-- expect: false	200	true	Task: done
