print(tonumber("ff", 16), tonumber("-zz", 36), tonumber(" 101 ", 2), tonumber("8", 8), tonumber("", 10), tonumber("1.5", 10))
print(pcall(function() tonumber("1", 37) end))
-- expect: 255	-1295	5	nil	nil	nil
-- expect: false	tonumber_reads_any_base.lua:2: bad argument #2 to 'tonumber' (base out of range)
