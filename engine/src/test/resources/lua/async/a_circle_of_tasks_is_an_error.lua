local async = require("async")
local own
own = async.spawn(function()
  local ok, err = pcall(own.await, own)
  print(ok, err.kind, err)
  return "went on"
end)
print(own:await())
-- expect: false	deadlock	the task waits for itself, or for one that waits for it: neither can end
-- expect: went on
local a, b, c
a = async.spawn(function() return b:await() end)
b = async.spawn(function() async.sleep(0.001) return c:await() end)
c = async.spawn(function() return a:await() end)
print(select(2, pcall(c.await, c)).kind)
print(select(2, pcall(a.await, a)).kind, select(2, pcall(b.await, b)).kind)
-- expect: deadlock
-- expect: deadlock	deadlock
a = async.spawn(function() return select(2, pcall(b.await, b, 0.01)) end)
b = async.spawn(function() return a:await() end)
print(b:await().kind)
-- expect: timeout
local last = async.spawn(async.sleep, 0.001)
for i = 1, 3000 do
  local before = last
  last = async.spawn(function() before:await() return i end)
end
print(last:await())
-- expect: 3000
