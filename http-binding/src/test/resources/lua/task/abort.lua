local http = require("http")
local task = http.request(BASE .. "/slow"):execute_task(function() print("never") end)
task:abort()
print(task:done(), select(2, pcall(task.await, task)).kind)
-- expect: true	aborted
