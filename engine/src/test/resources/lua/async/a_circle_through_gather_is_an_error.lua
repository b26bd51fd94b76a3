local async = require("async")
local function other() return "other" end
local a, b
a = async.spawn(function() return async.gather{ b, other } end)
b = async.spawn(function() return (select(2, pcall(a.await, a))) end)
print(a:await()[1].kind, a:await()[2], b:await().kind)
-- expect: deadlock	other	deadlock
b = async.spawn(function() async.sleep(0) return a:await()[2] end)
a = async.spawn(function() return async.gather({ b, other }, { concurrency = 1 }) end)
print(a:await()[1].kind, a:await()[2], select(2, pcall(b.await, b)).kind)
-- expect: deadlock	other	deadlock
a = async.spawn(function() return async.gather(a) end)
print(a:await()[1])
-- expect: the task waits for itself, or for one that waits for it: neither can end
a = async.spawn(function() return async.gather(function() return async.gather(function() return a:await() end) end) end)
print(a:await()[1][1].kind)
-- expect: deadlock
a = async.spawn(function() return async.gather({ b, function() async.sleep(60) end }, { fail_fast = true }) end)
b = async.spawn(function() return a:await() end)
print(select(2, pcall(a.await, a)).kind)
-- expect: deadlock
local many = {}
for i = 1, 3000 do many[i] = function() if i == 3000 then return a:await() end end end
a = async.spawn(function() return async.gather(many) end)
print(a:await()[3000].kind)
-- expect: deadlock
local ready = async.spawn(async.gather, many)
for i = 1, 3000 do many[i] = function() return #ready:await() end end
print(async.gather(many)[3000])
-- expect: 3000
