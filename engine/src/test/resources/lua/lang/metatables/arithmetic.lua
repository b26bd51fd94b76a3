local mt = {}
for _, op in ipairs {"add", "sub", "mul", "div", "mod", "pow", "concat"} do
  mt["__" .. op] = function(a, b) return op .. ":" .. type(a) .. ":" .. type(b) end
end
mt.__unm = function(a) return "unm" end
mt.__len = function() return 42 end
local o = setmetatable({}, mt)
print(o + 1, 1 - o, o * o, o / "x", "5" % o, o ^ 2)
print(o .. "x", "x" .. o, 1 .. o, "a" .. "b" .. o .. "c")
print(-o, #o)

-- expect: add:table:number	sub:number:table	mul:table:table	div:table:string	mod:string:table	pow:table:number
-- expect: concat:table:string	concat:string:table	concat:number:table	abconcat:table:string
-- expect: unm	42
