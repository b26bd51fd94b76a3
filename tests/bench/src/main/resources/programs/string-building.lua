-- Making text: concatenation of strings and numbers, growing strings, table.concat, rep, reverse, byte and char.
local parts = {}
for i = 1, 150000 do
  parts[#parts + 1] = "row " .. i .. ": " .. i % 7 .. "," .. i % 11 .. "\n"
end
local page = table.concat(parts)

local grown = ""
for i = 1, 6000 do
  grown = grown .. i .. ";"
end

local sum = 0
for i = 1, #page, 3 do
  sum = (sum * 31 + page:byte(i)) % 1000003
end

local letters = {}
for i = 1, 200000 do
  letters[i] = string.char(97 + i * 7 % 26)
end
local word = table.concat(letters)
local mirrored = word:reverse() .. ("-"):rep(1000) .. word:upper()
for i = 1, #mirrored, 5 do
  sum = (sum * 31 + mirrored:byte(i)) % 1000003
end
print("building", #page, #grown, #mirrored, sum)
