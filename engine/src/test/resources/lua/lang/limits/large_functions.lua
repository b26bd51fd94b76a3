local function generate(count, item, before, after)
  local parts = {before}
  for i = 1, count do parts[#parts + 1] = (item:gsub("@", i)) end
  parts[#parts + 1] = after
  return assert(load(table.concat(parts)))
end
local list = generate(6000, "'s@',", "return {", "}")()
print(#list, list[1], list[6000])
print(generate(6000, "k@ = @,", "return {", "}")().k6000)
print(#generate(2500, "@,", "local function f() return 1, 2, 3 end return {", "f()}")())
print(generate(3000, "elseif x == @ then return @, 'found' ", "local x = ... if x == 0 then return 0 ", "end")(2999))
print(generate(4000, "for i = 1, 2 do x = x + i if x > 11000 then return x, i end end ", "local x = 0 ", "return x")())
print(generate(1000, "do local c = x f = function() c = c + 1 x = (x + c) % 1009 return c end f() end ", "local x, f = 0 ", "return x, f()")())
local co = coroutine.wrap(generate(600, "total = total + coroutine.yield(@) ", "local total = ... ", "return total"))
local last = co(0)
for i = 1, 600 do last = co(i) end
print(last)

-- expect: 6000	s1	s6000
-- expect: 6000
-- expect: 2503
-- expect: 2999	found
-- expect: 11001	2
-- expect: 941	472
-- expect: 180300
