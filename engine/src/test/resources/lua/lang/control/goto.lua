do local n = 0 ::again:: local x = n n = n + 1 if n < 3 then goto again end print(x, n) end
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    if i == 2 then goto next_i end
    io.write(i, ",", j, " ")
    ::continue::
  end
  ::next_i::
end
print()
local fs = {}
do
  local i = 1
  ::top::
  local captured = i
  fs[i] = function() return captured end
  i = i + 1
  if i <= 3 then goto top end
end
print(fs[1](), fs[2](), fs[3]())
goto done
print("skipped")
::done:: print("end")

-- expect: 2	3
-- expect: 1,1 1,3 3,1 3,3 
-- expect: 1	2	3
-- expect: end
