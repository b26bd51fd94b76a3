// Plain dynamic Groovy, as a script would say it.
def fib(n) {
  n < 2 ? n : fib(n - 1) + fib(n - 2)
}

println "fib ${fib(34)}"
