local http, async = require("http"), require("async")
local task
task = http.request(BASE .. "/echo"):execute_task(function()
  task:abort()
  print(task)
  async.sleep(0)
  print("never")
end)
-- expect: Task: aborted
