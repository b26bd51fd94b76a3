local async = require("async")
local task = async.spawn_timeout(function() print("later") return "result" end, 5)
print("now")
print(task:await())
async.spawn_timeout(function() print("never") end, 60000):abort()
-- expect: now
-- expect: later
-- expect: result
