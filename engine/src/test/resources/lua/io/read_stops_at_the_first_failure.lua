local f = io.tmpfile()
f:write("12 0x1F -3.5e2 .5 abc 7")
f:seek("set")
print(f:read("*n", "*n", "*n", "*n", "*n", "*n"))
f:close()
-- expect: 12	31	-350	0.5	nil
