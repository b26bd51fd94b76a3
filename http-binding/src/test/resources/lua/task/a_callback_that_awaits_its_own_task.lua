local http = require("http")
local task
task = http.request(BASE .. "/echo"):execute_task(function(response)
  print(response:status_code(), select(2, pcall(task.await, task)).kind)
end)
-- expect: 200	deadlock
