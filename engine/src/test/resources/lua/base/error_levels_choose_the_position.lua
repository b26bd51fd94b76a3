local function thrower(level)
  error("m", level)
end
local function caller(level)
  thrower(level)
end
for level = 0, 2 do print(pcall(caller, level)) end
print(pcall(error, "x", 1))
print(pcall(error, "x", 2))
print(pcall(error, "x", 99))
-- expect: false	m
-- expect: false	error_levels_choose_the_position.lua:2: m
-- expect: false	error_levels_choose_the_position.lua:5: m
-- expect: false	x
-- expect: false	error_levels_choose_the_position.lua:9: x
-- expect: false	x
