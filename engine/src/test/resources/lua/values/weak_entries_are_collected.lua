-- One collection, which every state has free; later ones depend on how long it took.
local function count(t)
  local n = 0
  for _ in pairs(t) do n = n + 1 end
  return n
end
local function fill(t)
  local kept = {}
  for i = 1, 50 do
    local object = {}
    t[object] = i
    t[i] = {}
    t["k" .. i] = {}
    if i % 10 == 0 then kept[object] = true kept[t[i]] = true end
  end
  return kept
end
local filled, kept = {}, {}
for _, mode in ipairs {"k", "v", "kv"} do
  filled[mode] = setmetatable({}, {__mode = mode})
  kept[mode] = fill(filled[mode])
end

local before, after = setmetatable({}, {}), {}
getmetatable(before).__mode = "v"
local function put(t) t[1] = {} t[2] = "text" end
put(after)
setmetatable(after, {__mode = "v"})
put(before)

local strong = setmetatable({{}}, {__mode = "v"})
setmetatable(strong, nil)
strong[1] = {}

local values = setmetatable({}, {__mode = "kv"})
values[1], values.x, values[true] = "text", 5, print

collectgarbage("collect")
for _, mode in ipairs {"k", "v", "kv"} do
  print(mode, count(filled[mode]), #filled[mode] > 0, count(kept[mode]))
end
print(before[1], before[2], after[1])
print(type(strong[1]))
print(values[1], values.x, values[true] == print)
-- expect: k	105	true	10
-- expect: v	55	false	10
-- expect: kv	10	false	10
-- expect: nil	text	nil
-- expect: table
-- expect: text	5	true
