local function generate(count, item, before, after, separator)
  local parts = {}
  for i = 1, count do parts[i] = (item:gsub("@", i)) end
  return before .. table.concat(parts, separator or "") .. after
end
local function run(source, ...) return assert(load(source, "=generated"))(...) end
print(run(generate(3000, "elseif x == @ then y = @ break ",
  "local x = ... local y while true do if x == 0 then return 0 ", "end end return y"), 2999))
print(run(generate(3000, "if x == @ then y = y + @ goto continue end ",
  "local x = ... local y, n = 0, 0 for i = 1, 3 do x = x + 1 ", " n = n + 1 ::continue:: end return y, n"), 2998))
print(run(generate(3000, "::l@:: x = x + 1 if x < @ * 2 then goto l@ end ", "local x = 0 ", " return x")))
print(run(generate(300, "::l@:: do local y = x fs[#fs + 1] = function() y = y + 1 return y end end if #fs < @ * 2 then goto l@ end x = x + 1 ",
  "local x, fs = 0, {} ", " return x, #fs, fs[1](), fs[1](), fs[2](), fs[599](), fs[600]()")))
print(run(generate(2000, "if i == @ then if mode == 'out' then goto out elseif mode == 'again' then mode = 'out' goto top else return 'back', i end end ",
  "local mode = ... ::top:: for i = 1990, 2000 do ", " end do return 'end' end ::out:: return 'out', mode"), "again"))

-- expect: 2999
-- expect: 5999	1
-- expect: 6000
-- expect: 300	600	1	2	1	300	300
-- expect: out	out
