local function f() return 1 + f() end
local ok, message = pcall(f)
print(ok, type(message), message:match("stack overflow"))
local ok, message = coroutine.resume(coroutine.create(f))
print(ok, message:match("stack overflow"))
local t = setmetatable({}, {__index = function(t, k) return t[k] end})
local ok, message = pcall(function() return t.x end)
print(ok, message:match("stack overflow"))
print(select(2, pcall(string.rep, "still alive", 1)))
-- expect: false	string	stack overflow
-- expect: false	stack overflow
-- expect: false	stack overflow
-- expect: still alive
