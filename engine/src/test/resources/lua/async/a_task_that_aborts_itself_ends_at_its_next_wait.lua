local async = require("async")
local task
task = async.spawn(function()
  task:abort()
  print("still here")
  async.sleep(0)
  print("never")
end)
-- expect: still here
