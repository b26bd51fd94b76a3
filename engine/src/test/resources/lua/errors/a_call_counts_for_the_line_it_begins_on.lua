local t = {}
print(pcall(function()
  return t
    :first()
end))
print(pcall(function()
  t.x(
    1,
    2
  )
end))
print(pcall(function()
  local a = 1 +
    nil
end))
print(pcall(function()
  error(
    "m"
  )
end))
print(pcall(function()
  return "a" ..
    "b" ..
    {}
end))
-- expect: false	a_call_counts_for_the_line_it_begins_on.lua:3: attempt to call method 'first' (a nil value)
-- expect: false	a_call_counts_for_the_line_it_begins_on.lua:7: attempt to call field 'x' (a nil value)
-- expect: false	a_call_counts_for_the_line_it_begins_on.lua:13: attempt to perform arithmetic on a nil value
-- expect: false	a_call_counts_for_the_line_it_begins_on.lua:17: m
-- expect: false	a_call_counts_for_the_line_it_begins_on.lua:23: attempt to concatenate a table value
