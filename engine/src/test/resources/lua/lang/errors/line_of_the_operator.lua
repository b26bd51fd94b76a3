print(pcall(function()
  local a = 1
  local b = a +
    nil
end))
print(pcall(function()
  local t = {}

  t.x.y = 1
end))

-- expect: false	line_of_the_operator.lua:3: attempt to perform arithmetic on a nil value
-- expect: false	line_of_the_operator.lua:9: attempt to index field 'x' (a nil value)
