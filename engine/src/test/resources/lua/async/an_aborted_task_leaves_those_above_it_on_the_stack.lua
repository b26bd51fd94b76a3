local async = require("async")
local held = async.spawn(function()
  ("x"):gsub(".", function() async.sleep(0.02) end)
  async.sleep(1000)
end)
local above = async.spawn(function()
  async.sleep(0.1)
  return "goes on"
end)
async.sleep(0.05)
held:abort()
print(above:await())
-- expect: goes on
