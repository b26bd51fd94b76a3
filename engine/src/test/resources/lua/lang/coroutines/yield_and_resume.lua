local co = coroutine.create(function(a, b)
  print("start", a, b)
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2)
  return "end", d, e
end)
print(coroutine.resume(co, 1, 2)) print(coroutine.status(co))
print(coroutine.resume(co, 10)) print(coroutine.resume(co, "x", "y"))
print(coroutine.status(co), coroutine.resume(co))
local function range(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
local sum = 0 for i in range(10) do sum = sum + i end print(sum)

-- expect: start	1	2
-- expect: true	3
-- expect: suspended
-- expect: true	20
-- expect: true	end	x	y
-- expect: dead	false	cannot resume dead coroutine
-- expect: 55
