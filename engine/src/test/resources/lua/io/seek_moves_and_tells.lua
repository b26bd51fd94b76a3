local f = io.tmpfile()
f:write("0123456789")
print(f:seek(), f:seek("set", 3), f:read(2), f:seek("cur", -1), f:read(1), f:seek("end"), f:read(1))
print(f:seek("set", -1))
f:close()
-- expect: 10	3	34	4	4	10	nil
-- expect: nil	Invalid argument	22
