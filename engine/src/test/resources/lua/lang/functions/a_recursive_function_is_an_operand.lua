local function f(first, ...)
  local chosen = (first and f or f)
  return chosen == f, first and f or nil, ...
end
print(f(nil, 1))
print((f(true)))
print(type(select(2, f(1))))
-- expect: true	nil	1
-- expect: true
-- expect: function
