local function generate(count, item, before, after, separator)
  local parts = {}
  for i = 1, count do parts[i] = (item:gsub("@", i)) end
  return before .. table.concat(parts, separator or "") .. after
end
local function run(source, ...) return assert(load(source, "=generated"))(...) end
for _, depth in ipairs {190, 210} do
  for _, form in ipairs {{"return ", "(", "1", ")"}, {"return ", "{", "", "}"}, {"return ", "not ", "1", ""},
      {"return ", "1 .. ", "1", ""}, {"return ", "2 ^ ", "1", ""}, {"", "do ", "", "end "},
      {"", "while x do ", "", "end "}, {"return ", "function() return ", "1", " end"}, {"return ", "f(", "1", ")"}} do
    local source = form[1] .. form[2]:rep(depth) .. form[3] .. form[4]:rep(depth)
    local f, message = load(source, "=nested")
    print(depth, form[2], f and true, message and message:gsub("near.*", "near"))
  end
end

-- expect: 190	(	true	nil
-- expect: 190	{	true	nil
-- expect: 190	not 	true	nil
-- expect: 190	1 .. 	true	nil
-- expect: 190	2 ^ 	true	nil
-- expect: 190	do 	true	nil
-- expect: 190	while x do 	true	nil
-- expect: 190	function() return 	nil	nested:1: too many C levels (limit is 200) in function at line 1 near
-- expect: 190	f(	true	nil
-- expect: 210	(	nil	nested:1: too many C levels (limit is 200) in main function near
-- expect: 210	{	nil	nested:1: too many C levels (limit is 200) in main function near
-- expect: 210	not 	nil	nested:1: too many C levels (limit is 200) in main function near
-- expect: 210	1 .. 	nil	nested:1: too many C levels (limit is 200) in main function near
-- expect: 210	2 ^ 	nil	nested:1: too many C levels (limit is 200) in main function near
-- expect: 210	do 	nil	nested:1: too many C levels (limit is 200) in main function near
-- expect: 210	while x do 	nil	nested:1: too many C levels (limit is 200) in main function near
-- expect: 210	function() return 	nil	nested:1: too many C levels (limit is 200) in function at line 1 near
-- expect: 210	f(	nil	nested:1: too many C levels (limit is 200) in main function near
