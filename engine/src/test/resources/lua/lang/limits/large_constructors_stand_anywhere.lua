local function generate(count, item, before, after, separator)
  local parts = {}
  for i = 1, count do parts[i] = (item:gsub("@", i)) end
  return before .. table.concat(parts, separator or "") .. after
end
local function run(source, ...) return assert(load(source, "=generated"))(...) end
print(run(generate(30000, "@,", "return #{", "}")))
print(run(generate(6000, "@,", "return 1 + #{", "}")))
print(run(generate(6000, "@,", "if {", "} then return 'yes' end")))
print(run(generate(6000, "@,", "while #{", "} > 5 do return 'once' end")))
print(run(generate(6000, "@,", "local t = {f = function(s, x, y) return #x, y end} return t:f({", "}, 7)")))
print(run(generate(6000, "k@ = @,", "return ({", "}).k5999")))
print(run(generate(6000, "k@ = @, @,", "local t = {", "} return #t, t.k5999, t[6000]")))
print(run(generate(6000, "[@] = @, 'p@',", "local t = {", "} return #t, t[1], t[6000]")))
print(run(generate(3000, "[@ + 1000] = 'k@', 'p@',", "local t = {", "} return #t, t[3000], t[4000]")))
print(run(generate(3000, "{@, {@}},", "local t = {", "} return #t, t[2999][2][1]")))
local yielding = coroutine.wrap(load(generate(3000, "coroutine.yield(@),", "local t = {", "} return #t, t[3000]")))
local got = yielding()
for i = 1, 2999 do got = got + yielding(i) end
print(got, yielding(3000))

-- expect: 30000
-- expect: 6001
-- expect: yes
-- expect: once
-- expect: 6000	7
-- expect: 5999
-- expect: 6000	5999	6000
-- expect: 6000	p1	p6000
-- expect: 4000	p3000	k3000
-- expect: 3000	2999
-- expect: 4501500	3000	3000
