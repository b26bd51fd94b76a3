local async = require("async")
local task = async.spawn(function()
  print("begun")
  async.sleep(60)
  print("never")
end)
async.sleep(0)
print(tostring(task))
task:abort()
print(task:done())
local ok, err = pcall(task.await, task)
print(ok, err.kind, err:is("aborted"), err)
task:cancel()
-- expect: begun
-- expect: Task: running
-- expect: true
-- expect: false	aborted	true	the task was aborted
