for _, source in ipairs {"function f(", "function f(a,", "function f(1)", "function f(...,a) end"} do
  print((select(2, load(source, "=chunk"))))
end
-- expect: chunk:1: <name> or '...' expected near <eof>
-- expect: chunk:1: <name> or '...' expected near <eof>
-- expect: chunk:1: <name> or '...' expected near '1'
-- expect: chunk:1: ')' expected near ','
