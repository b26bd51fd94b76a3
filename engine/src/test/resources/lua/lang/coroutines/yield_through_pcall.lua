local co = coroutine.wrap(function()
  print(pcall(function() local x = coroutine.yield(1) error("oops" .. x, 0) end))
  print(pcall(pcall, function() coroutine.yield(2) return "fine" end))
  print(xpcall(function() coroutine.yield(3) error({code = 7}) end, function(e) return e.code end))
  return "end"
end)
print(co()) print(co("!")) print(co()) print(co())

-- expect: 1
-- expect: false	oops!
-- expect: 2
-- expect: true	true	fine
-- expect: 3
-- expect: false	7
-- expect: end
