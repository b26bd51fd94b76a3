local async = require("async")
local task
task = async.spawn(function()
  task:abort()
  error("on purpose", 0)
end)
async.spawn(function() print(pcall(task.await, task)) end)
-- expect: false	on purpose
async.spawn(function()
  local own
  own = async.spawn(function()
    async.sleep(0)
    own:abort()
    error("after a wait", 0)
  end)
end)
-- expect error: after a wait
