print(pcall(coroutine.yield, 1))
local co
co = coroutine.create(function() print(coroutine.status(co)) print(coroutine.resume(co)) error({code = 1}) end)
local ok, e = coroutine.resume(co) print(ok, e.code, coroutine.status(co))
print(coroutine.resume(coroutine.create(function() local a; a.b = 1 end)))
print(pcall(coroutine.wrap(function() error("wrapped", 0) end)))
local inner = coroutine.create(function() print(coroutine.status(co)) end)
co = coroutine.create(function() coroutine.resume(inner) end) coroutine.resume(co)
print(select(2, coroutine.running()), coroutine.wrap(function() return select(2, coroutine.running()) end)())
print(coroutine.resume(coroutine.create(function() table.sort({3, 2, 1}, coroutine.yield) end)))
local dead = coroutine.wrap(function() end) dead() print(pcall(dead))

-- expect: false	attempt to yield from outside a coroutine
-- expect: running
-- expect: false	cannot resume non-suspended coroutine
-- expect: false	1	dead
-- expect: false	status_and_errors.lua:5: attempt to index local 'a' (a nil value)
-- expect: false	wrapped
-- expect: normal
-- expect: true	false
-- expect: false	attempt to yield across a C-call boundary
-- expect: false	cannot resume dead coroutine
