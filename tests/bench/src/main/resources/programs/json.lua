-- A parser written in Lua: recursive descent over bytes, tables out, and back to text.
local byte, sub, find, char = string.byte, string.sub, string.find, string.char
local escapes = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local parse

local function skip(text, at)
  return find(text, "[^ \t\r\n]", at) or #text + 1
end

local function parse_string(text, at)
  local out, from = {}, at + 1
  while true do
    local stop = find(text, '["\\]', from)
    out[#out + 1] = sub(text, from, stop - 1)
    if byte(text, stop) == 34 then
      return table.concat(out), stop + 1
    end
    local letter = sub(text, stop + 1, stop + 1)
    if letter == "u" then
      out[#out + 1] = char(tonumber(sub(text, stop + 2, stop + 5), 16) % 128)
      from = stop + 6
    else
      out[#out + 1] = escapes[letter] or error("bad escape " .. letter)
      from = stop + 2
    end
  end
end

local function parse_array(text, at)
  local list, n = {}, 0
  at = skip(text, at + 1)
  if byte(text, at) == 93 then
    return list, at + 1
  end
  while true do
    n = n + 1
    list[n], at = parse(text, at)
    at = skip(text, at)
    local c = byte(text, at)
    if c == 93 then
      return list, at + 1
    elseif c ~= 44 then
      error("expected , or ] at " .. at)
    end
    at = skip(text, at + 1)
  end
end

local function parse_object(text, at)
  local object = {}
  at = skip(text, at + 1)
  if byte(text, at) == 125 then
    return object, at + 1
  end
  while true do
    local key
    key, at = parse_string(text, at)
    at = skip(text, at)
    object[key], at = parse(text, skip(text, at + 1))
    at = skip(text, at)
    local c = byte(text, at)
    if c == 125 then
      return object, at + 1
    elseif c ~= 44 then
      error("expected , or } at " .. at)
    end
    at = skip(text, at + 1)
  end
end

function parse(text, at)
  local c = byte(text, at)
  if c == 123 then
    return parse_object(text, at)
  elseif c == 91 then
    return parse_array(text, at)
  elseif c == 34 then
    return parse_string(text, at)
  elseif c == 116 then
    return true, at + 4
  elseif c == 102 then
    return false, at + 5
  elseif c == 110 then
    return nil, at + 4
  end
  local _, stop = find(text, "^-?%d+%.?%d*[eE]?[+-]?%d*", at)
  return tonumber(sub(text, at, stop)), stop + 1
end

local items = {}
for i = 1, 150 do
  items[i] = '{"id": ' .. i .. ', "name": "item \\"' .. i .. '\\"", "price": ' .. i % 90 .. '.25, "tags": ["a", "b\\n", "\\u0041"],'
    .. ' "stock": {"se": ' .. i % 5 .. ', "de": null, "us": true}, "empty": [], "ratio": -1.5e2}'
end
local text = "[" .. table.concat(items, ",\n  ") .. "]"

local sum = 0
for _ = 1, 200 do
  local list = parse(text, 1)
  for i = 1, #list do
    local item = list[i]
    sum = (sum + item.id + item.price * 4 + #item.name + #item.tags + item.stock.se + item.ratio) % 1000003
  end
end
print("json", #text, math.floor(sum))
