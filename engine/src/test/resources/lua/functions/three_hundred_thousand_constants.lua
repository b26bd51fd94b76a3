local parts = {}
for i = 1, 300000 do parts[i] = i + 0.5 end
local f = assert(load("return {" .. table.concat(parts, ",") .. "}"))
local list = f()
print(#list, list[1], list[150000], list[300000])
-- expect: 300000	1.5	150000.5	300000.5
