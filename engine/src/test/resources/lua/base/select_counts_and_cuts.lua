print(select("#"))
print(select("#", nil, nil))
print(select(2, "a", "b", "c"))
print(select(-1, "a", "b", "c"))
print(select(5, "a"))
print(pcall(function() select(0) end))
print(pcall(function() select(-5, 1) end))
-- expect: 0
-- expect: 2
-- expect: b	c
-- expect: c
-- expect:
-- expect: false	select_counts_and_cuts.lua:6: bad argument #1 to 'select' (index out of range)
-- expect: false	select_counts_and_cuts.lua:7: bad argument #1 to 'select' (index out of range)
