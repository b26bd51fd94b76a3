local async = require("async")
local a
a = async.spawn(function()
  return (select(2, pcall(async.timeout, 0.01, function() return a:await() end)))
end)
print(a:await().kind)
-- expect: timeout
