local async = require("async")
local given_up = false
local task = async.spawn(function()
  while not given_up do async.sleep(0) end
  return "late"
end)
local ok, err = pcall(task.await, task, 0.01)
given_up = true
print(ok, err.kind, err)
print(task:await(60))
print(pcall(task.await, task, -1))
-- expect: false	timeout	the task did not end within 0.01 s
-- expect: late
-- expect: false	bad argument #2 to 'await' (seconds must not be negative, got -1.0)
