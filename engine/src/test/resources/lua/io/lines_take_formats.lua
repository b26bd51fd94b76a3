local name = os.tmpname()
local f = io.open(name, "w")
f:write("ab\ncd\n")
f:close()
for l in io.lines(name, "*L") do io.write("<", l, ">") end
for a, b in io.lines(name, 1, 2) do io.write("<", a, "|", b, ">") end
print()
os.remove(name)
-- expect: <ab
-- expect: ><cd
-- expect: ><a|b
-- expect: ><c|d
-- expect: >
