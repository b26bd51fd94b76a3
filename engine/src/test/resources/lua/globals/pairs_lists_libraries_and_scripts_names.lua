mine = 1
local seen = {}
for name in pairs(_G) do seen[name] = true end
print(seen.print, seen.string, seen.mine, seen.absent)
-- expect: true	true	true	nil
