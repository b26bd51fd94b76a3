local function deep(n) if n == 0 then return coroutine.yield("bottom") end return 1 + deep(n - 1) end
for _, depth in ipairs {0, 10, 1000, 50000} do
  local co = coroutine.create(deep)
  print(coroutine.resume(co, depth)) print(coroutine.resume(co, 0))
end

-- expect: true	bottom
-- expect: true	0
-- expect: true	bottom
-- expect: true	10
-- expect: true	bottom
-- expect: true	1000
-- expect: true	bottom
-- expect: true	50000
