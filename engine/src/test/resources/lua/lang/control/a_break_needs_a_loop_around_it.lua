for _, source in ipairs {
  "if a then break end for i = 1, 2 do end",
  "do break end while true do end",
  "break repeat until true",
  "while true do local function f() break end end",
} do
  print((select(2, load(source, "=chunk"))))
end
-- expect: chunk:1: <break> at line 1 not inside a loop
-- expect: chunk:1: <break> at line 1 not inside a loop
-- expect: chunk:1: <break> at line 1 not inside a loop
-- expect: chunk:1: <break> at line 1 not inside a loop
