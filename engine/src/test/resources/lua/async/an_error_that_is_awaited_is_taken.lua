local async = require("async")
local task = async.spawn(function() error({ code = 7 }) end)
local ok, err = pcall(task.await, task)
print(ok, err.code, tostring(task))
print(select(2, pcall(task.await, task)).code)
-- expect: false	7	Task: failed
-- expect: 7
