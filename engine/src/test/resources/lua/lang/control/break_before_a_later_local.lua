local n = 0
while true do
  n = n + 1
  if n > 3 then break end
  local later = n
  if later == 10 then break end
end
print(n)
repeat
  if n == 4 then break end
  local x = n
until x == 5
print(n)
for i = 1, 3 do
  if i == 2 then goto continue end
  local here = i
  print(here)
  ::continue::
end
for i = 1, 2 do
  do if i == 1 then goto continue end end
  local f = function() return i end
  print(f())
  ::continue:: ;
end
print(load("goto f local x ::f:: print(x)"))
print(load("do goto f end local x ::f:: return x"))
print(load("goto missing"))
print(load("break"))
print(load("::a:: ::a::"))
print(load("do ::a:: end goto a"))
print(load("repeat if x then goto cont end local y = 1 ::cont:: until y"))
print(load("goto = 1"))
print(load("while true do local function f() break end end"))
do
  local i, list = 1, {}
  ::top::
  local each = i
  list[i] = function() each = each + 10 return each end
  i = i + 1
  if i <= 3 then goto top end
  print(list[1](), list[1](), list[2](), list[3]())
end
do goto over ; do print("skipped") end ::over:: end
for _, word in ipairs {"a", "b", "c"} do
  for i = 1, 3 do
    if word == "b" then goto next_word end
    if i == 2 then break end
    io.write(word, i, " ")
  end
  ::next_word::
end
print()

-- expect: 4
-- expect: 4
-- expect: 1
-- expect: 3
-- expect: 2
-- expect: nil	[string "goto f local x ::f:: print(x)"]:1: <goto f> at line 1 jumps into the scope of local 'x'
-- expect: nil	[string "do goto f end local x ::f:: return x"]:1: <goto f> at line 1 jumps into the scope of local 'x'
-- expect: nil	[string "goto missing"]:1: no visible label 'missing' for <goto> at line 1
-- expect: nil	[string "break"]:1: <break> at line 1 not inside a loop
-- expect: nil	[string "::a:: ::a::"]:1: label 'a' already defined on line 1
-- expect: nil	[string "do ::a:: end goto a"]:1: no visible label 'a' for <goto> at line 1
-- expect: nil	[string "repeat if x then goto cont end local y = 1 ::..."]:1: <goto cont> at line 1 jumps into the scope of local 'y'
-- expect: nil	[string "goto = 1"]:1: <name> expected near '='
-- expect: nil	[string "while true do local function f() break end en..."]:1: <break> at line 1 not inside a loop
-- expect: 11	21	12	13
-- expect: a1 c1 
