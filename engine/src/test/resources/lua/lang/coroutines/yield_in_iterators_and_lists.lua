local co = coroutine.wrap(function(...)
  for k, v in function(s, c) return coroutine.yield("next") end do print("loop", k, v) end
  local t = {coroutine.yield("a"), x = coroutine.yield("b"), coroutine.yield("c")}
  print(#t, t[1], t.x, t[2], t[3])
  local p, q, r = 1, coroutine.yield("d")
  print(p, q, r)
  local sum = 0
  for i = coroutine.yield("from"), coroutine.yield("to"), coroutine.yield("step") do sum = sum + i end
  print(sum, ...)
  print(select("#", coroutine.yield("args")), (coroutine.yield("one")))
  local o = {v = 1, add = function(self, n) self.v = self.v + n return self end}
  print(o:add(coroutine.yield("m1")):add(coroutine.yield("m2")).v)
  return coroutine.yield("tail")
end)
print(co("va", nil, "rest")) print(co(1, 2)) print(co(nil)) print(co("A")) print(co("B")) print(co("C", "D"))
print(co(2, 3)) print(co(1)) print(co(10)) print(co(3)) print(co(1, nil, nil)) print(co("x", "y")) print(co(5)) print(co(6))
print(co("last", "values"))

-- expect: next
-- expect: loop	1	2
-- expect: next
-- expect: a
-- expect: b
-- expect: c
-- expect: 3	A	B	C	D
-- expect: d
-- expect: 1	2	3
-- expect: from
-- expect: to
-- expect: step
-- expect: 22	va	nil	rest
-- expect: args
-- expect: one
-- expect: 3	x
-- expect: m1
-- expect: m2
-- expect: 12
-- expect: tail
-- expect: last	values
